package com.tencent.mm.opensdk.modelmsg;

import com.tencent.mm.opensdk.modelbase.BaseReq;

public class ShowMessageFromWX {
  public static class Req extends BaseReq {
    public WXMediaMessage message;
  }
}
