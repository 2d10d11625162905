/**
 * What examples/apps use of the SDKs and plugins, as their sources type it. Written by hand:
 * none of these packages is installed here.
 */

declare module 'react-native' {
  export const DeviceEventEmitter: {
    // As there: the event may be anything.
    addListener(type: string, listener: (event: never) => void): { remove(): void }
  }
}

declare module '@react-native-async-storage/async-storage' {
  const AsyncStorage: {
    getItem(key: string): Promise<string | null>
    setItem(key: string, value: string): Promise<void>
  }
  export default AsyncStorage
}

/** src/index.d.ts of 3.0.4. */
declare module 'react-native-wechat-lib' {
  export function isWXAppInstalled(): Promise<boolean>
  export interface LaunchMiniProgramMetadata {
    userName: string
    miniProgramType?: number
    path?: string
  }
  export function launchMiniProgram(
    message: LaunchMiniProgramMetadata,
  ): Promise<{ errCode?: number; errStr?: string }>
}

declare module '@kit.AbilityKit' {
  export namespace common {
    interface UIAbilityContext {
      readonly filesDir: string
    }
  }
  export interface Want {
    parameters?: Record<string, object>
  }
  export namespace AbilityConstant {
    interface LaunchParam {
      launchReason: number
    }
  }
  export class UIAbility {
    context: common.UIAbilityContext
  }
}

declare module '@kit.ArkUI' {
  export namespace window {
    interface WindowStage {
      loadContent(path: string): void
    }
  }
}

/** ArkUI has it as a global. */
declare const AppStorage: { setOrCreate<T>(name: string, value: T): void }

declare module '@kit.NetworkKit' {
  export namespace http {
    enum RequestMethod {
      POST = 'POST',
    }
    enum HttpDataType {
      STRING,
    }
    interface HttpRequestOptions {
      method?: RequestMethod
      header?: object
      extraData?: string | object | ArrayBuffer
      expectDataType?: HttpDataType
      connectTimeout?: number
      readTimeout?: number
    }
    interface HttpResponse {
      result: string | object | ArrayBuffer
      responseCode: number
    }
    interface HttpRequest {
      request(url: string, options?: HttpRequestOptions): Promise<HttpResponse>
      destroy(): void
    }
    function createHttp(): HttpRequest
  }
}

declare module '@kit.ArkData' {
  import type { common } from '@kit.AbilityKit'
  export namespace preferences {
    type ValueType = number | string | boolean
    interface Preferences {
      getSync(key: string, fallback: ValueType): ValueType
      putSync(key: string, value: ValueType): void
      flush(): Promise<void>
    }
    function getPreferencesSync(
      context: common.UIAbilityContext,
      options: { name: string },
    ): Preferences
  }
}

/** As WeChat's sample and fluwx use it. */
declare module '@tencent/wechat_open_sdk' {
  import type { common, Want } from '@kit.AbilityKit'
  export class BaseReq {
    type: number
  }
  export class BaseResp {
    errCode: number
  }
  export class LaunchMiniProgramReq extends BaseReq {
    userName?: string
    path?: string
    miniprogramType?: number
  }
  export class LaunchMiniProgramResp extends BaseResp {
    extMsg?: string
  }
  export class LaunchFromWXReq extends BaseReq {
    message?: { messageExt?: string }
  }
  export interface WXApiEventHandler {
    onReq(req: BaseReq): void
    onResp(resp: BaseResp): void
  }
  export interface WXApi {
    sendReq(context: common.UIAbilityContext, req: BaseReq): Promise<boolean>
    isWXAppInstalled(): boolean
    handleWant(want: Want, handler: WXApiEventHandler): void
  }
  export const WXAPIFactory: { createWXAPI(appId: string): WXApi }
}
