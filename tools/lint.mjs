/** MobX observes no field without an initial value, so that what is computed of it would stay stale. */
const initialValue = {
  create: (context) => ({
    PropertyDefinition(node) {
      if (!node.value && !node.readonly && !node.declare)
        context.report({ node, message: 'Give it an initial value, even undefined.' })
    },
  }),
}

export default { meta: { name: 'mini-login' }, rules: { 'initial-value': initialValue } }
