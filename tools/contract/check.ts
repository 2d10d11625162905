import type { TSchema } from '@sinclair/typebox'
import Ajv, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { type ContractName, results } from './messages'
import { plain } from './openapi'

const ajv = addFormats(new Ajv({ allErrors: false, allowUnionTypes: true }))

/** To compile one takes longer than to check many values. */
const compiled = new Map<TSchema, ValidateFunction>()

/** Why a value is not as its schema says, by field; `undefined` if it is. Holds no value of it. */
export function faultOf(schema: TSchema, value: unknown): string | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(plain(schema))
  compiled.set(schema, validate)
  if (validate(value)) return undefined
  const [fault] = validate.errors ?? []
  return `${fault?.instancePath.slice(1).replaceAll('/', '.') || 'it'} ${fault?.message}`
}

/** An `extMsg`, decoded as its contract says; `undefined` if it is empty, which is relay's failure. */
export function decoded(contract: ContractName, extMsg: string): unknown {
  if (extMsg === '') return undefined
  switch (contract) {
    case 'ticket':
      return Object.fromEntries(
        extMsg.split('&').map((segment) => {
          const at = segment.indexOf('=')
          return [segment.slice(0, at), segment.slice(at + 1)]
        }),
      )
    case 'relay':
    case 'signin':
      return JSON.parse(extMsg)
  }
}

/** Why an `extMsg` is no result of its contract. */
export function faultOfResult(contract: ContractName, extMsg: string): string | undefined {
  if (extMsg === '') return contract === 'relay' ? undefined : 'it is empty'
  return faultOf(results[contract], decoded(contract, extMsg))
}
