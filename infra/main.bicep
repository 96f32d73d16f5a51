// Everything the cloud host needs, in a resource group of its own. See README.md and runbook.md beside this file.
targetScope = 'subscription'

@description('Names everything; short, lower case.')
@minLength(3)
@maxLength(12)
param environmentName string

@description('Region of everything. Flex Consumption is not in every region.')
param location string

@description('Account in the store and in its order ids.')
param account string = 'main'

@description('What the account is. Live needs an unexpired verdict, the venue key and readOnly false besides.')
@allowed(['dry-run', 'paper', 'live'])
param mode string = 'dry-run'

@description('The safety catch: live orders need false.')
param readOnly bool = true

@description('Object key of the policy to trade by; empty for the shipped one.')
param policyKey string = ''

@description('Object key of the signed evidence verdict; live needs one.')
param verdictDocumentKey string = ''

@description('Secrets that are in the vault. Only these are handed to the app: a reference to a missing secret would reach it as text.')
param vaultSecrets ('venue' | 'verdict' | 'heartbeat' | 'alert-webhook' | 'alert-mail')[] = []

@description('When cycles run: six NCRONTAB fields, UTC. The app refuses to start where the policy says otherwise.')
param cycleSchedule string = '20 */15 * * * *'

@description('When the account is watched between its cycles: six NCRONTAB fields, UTC.')
param watchSchedule string = '0 */2 * * * *'

@description('Minutes from one cycle to the next, for the dead-man alert.')
@allowed([5, 15, 30, 60])
param cycleMinutes int = 15

@description('Memory of an instance, MB; processors come with it: 0.25, 1 and 2.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Instances at most, which bounds what a runaway sweep can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Where Durable keeps its state: the storage account, or a scheduler that is paid for by the action (decision 22).')
@allowed(['storage', 'scheduler'])
param durableBackend string = 'storage'

@description('Who is told of alerts and of the budget.')
@minLength(1)
param alertEmails string[]

@description('Called with every alert, in the common alert schema; empty for none. Such an address is a secret.')
@secure()
param alertWebhook string = ''

@description('Monthly spending at which the budget tells, in the currency of the subscription. It stops nothing.')
@minValue(1)
param budgetAmount int = 20

@description('First day of the month the budget begins in, as 2026-12-01. It stays what it was at the first deployment.')
@minLength(10)
@maxLength(10)
param budgetStart string

@description('Gigabytes of logs a day at most; an alert tells when they are used up.')
@minValue(1)
param logQuotaGB int = 1

var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${environmentName}-${token}', location: location, tags: tags }
}

// What the platform and Durable scratch in: may be emptied whenever nothing runs.
module hostStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: take('h${token}${environmentName}', 24)
    location: location
    tags: tags
    containers: ['deployment']
    isKept: false
  }
}

// The books: accounts, records, objects. Guarded against deletion.
module dataStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: take('d${token}${environmentName}', 24)
    location: location
    tags: tags
    containers: []
    isKept: true
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: { name: 'kv-${take(token, 13)}-${take(environmentName, 6)}', location: location, tags: tags }
}

module telemetry 'modules/telemetry.bicep' = {
  scope: group
  params: { suffix: '${environmentName}-${token}', location: location, tags: tags, quotaGB: logQuotaGB }
}

module scheduler 'modules/scheduler.bicep' = if (durableBackend == 'scheduler') {
  scope: group
  params: {
    name: 'dts-${environmentName}-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module access 'modules/access.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    hostStorageName: hostStorage.outputs.name
    dataStorageName: dataStorage.outputs.name
    vaultName: vault.outputs.name
    insightsName: telemetry.outputs.insightsName
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-${environmentName}-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    dataStorageName: dataStorage.outputs.name
    deploymentContainer: 'deployment'
    vaultUri: vault.outputs.uri
    vaultSecrets: vaultSecrets
    insightsName: telemetry.outputs.insightsName
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    schedulerEndpoint: scheduler.?outputs.endpoint ?? ''
    taskHub: scheduler.?outputs.taskHub ?? ''
    cycleSchedule: cycleSchedule
    watchSchedule: watchSchedule
    account: account
    mode: mode
    readOnly: readOnly
    policyKey: policyKey
    verdictDocumentKey: verdictDocumentKey
  }
  // The package and the secrets are read with these roles as soon as the app is there.
  dependsOn: [access]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    suffix: environmentName
    location: location
    tags: tags
    workspaceId: telemetry.outputs.workspaceId
    emails: alertEmails
    webhook: alertWebhook
    cycleMinutes: cycleMinutes
  }
}

module budget 'modules/budget.bicep' = {
  scope: group
  params: { name: 'budget-${environmentName}', amount: budgetAmount, start: budgetStart, emails: alertEmails }
}

output AZURE_RESOURCE_GROUP string = group.name
output functionAppName string = app.outputs.name
output healthUrl string = 'https://${app.outputs.hostName}/api/health'
output dataStorageName string = dataStorage.outputs.name
output hostStorageName string = hostStorage.outputs.name
output vaultName string = vault.outputs.name
