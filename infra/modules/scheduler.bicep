// Durable's state in a scheduler in place of queues and tables (decision 22).
param name string
param location string
param tags object
param principalId string

var workerRole = '0ad04412-c4d5-4796-b79c-f76d14c8d402' // Durable Task Data Contributor

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // Callers are told apart by identity, not by network; the app has no network of its own.
    ipAllowlist: ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = { name: 'trading', properties: {} }
}

resource worker 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scheduler::hub
  name: guid(scheduler::hub.id, principalId, workerRole)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', workerRole)
  }
}

output endpoint string = scheduler.properties.endpoint
output taskHub string = scheduler::hub.name
