package com.tencent.mm.opensdk.modelbiz;

import com.tencent.mm.opensdk.modelbase.BaseReq;
import com.tencent.mm.opensdk.modelbase.BaseResp;

public class WXLaunchMiniProgram {
  public static final class Req extends BaseReq {
    /** The SDK's own spelling. */
    public static final int MINIPTOGRAM_TYPE_RELEASE = 0;

    public String userName;
    public String path = "";
    public int miniprogramType;
  }

  public static class Resp extends BaseResp {
    public String extMsg;
  }
}
