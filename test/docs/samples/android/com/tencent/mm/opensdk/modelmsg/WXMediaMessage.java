package com.tencent.mm.opensdk.modelmsg;

public final class WXMediaMessage {
  public String messageExt;
}
