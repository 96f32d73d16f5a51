// The function app on Flex Consumption. Every setting here is in the table of README.md and in AppSettings.cs; tests compare them.
param name string
param location string
param tags object
param identityId string
param identityClientId string
param hostStorageName string
param dataStorageName string
param deploymentContainer string
param vaultUri string
param vaultSecrets string[]
param insightsName string
param instanceMemoryMB int
param maximumInstanceCount int
param schedulerEndpoint string
param taskHub string
param cycleSchedule string
param watchSchedule string
param account string
param mode string
param readOnly bool
param policyKey string
param verdictDocumentKey string

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: hostStorageName }
resource dataStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: dataStorageName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

var platform = {
  AzureWebJobsStorage__accountName: hostStorage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
}

var ours = {
  CycleSchedule: cycleSchedule
  WatchSchedule: watchSchedule
  Storage__blobServiceUri: dataStorage.properties.primaryEndpoints.blob
  Storage__tableServiceUri: dataStorage.properties.primaryEndpoints.table
  Storage__credential: 'managedidentity'
  Storage__clientId: identityClientId
  Trading__Account: account
  Trading__Mode: mode
  Trading__ReadOnly: readOnly ? 'true' : 'false'
}

var policySetting = empty(policyKey) ? {} : { Trading__PolicyKey: policyKey }
var verdictSetting = empty(verdictDocumentKey) ? {} : { Trading__VerdictDocumentKey: verdictDocumentKey }

// Without a version: a rotated secret is picked up within a day, or at once by a restart.
var venueKey = contains(vaultSecrets, 'venue')
  ? {
      COINBASE_KEY_NAME: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/venue-key-name)'
      COINBASE_PRIVATE_KEY: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/venue-private-key)'
    }
  : {}
var verdictKey = contains(vaultSecrets, 'verdict')
  ? { TRADING_VERDICT_KEY: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/verdict-key)' }
  : {}
var heartbeat = contains(vaultSecrets, 'heartbeat')
  ? { TRADING_HEARTBEAT_URL: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/heartbeat-url)' }
  : {}

var alertWebhook = contains(vaultSecrets, 'alert-webhook')
  ? { TRADING_ALERT_WEBHOOK_URL: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-webhook-url)' }
  : {}
var alertMail = contains(vaultSecrets, 'alert-mail')
  ? {
      TRADING_ALERT_SMTP_HOST: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-mail-host)'
      TRADING_ALERT_SMTP_PORT: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-mail-port)'
      TRADING_ALERT_SMTP_USER: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-mail-user)'
      TRADING_ALERT_SMTP_PASSWORD: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-mail-password)'
      TRADING_ALERT_SMTP_FROM: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-mail-from)'
      TRADING_ALERT_SMTP_TO: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/alert-mail-to)'
    }
  : {}

// Settings of the host may stand in app settings; these stand in place of host.json's storage provider.
var schedulerSettings = empty(schedulerEndpoint)
  ? {}
  : {
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
    }

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        // A cold start of seconds is nothing against a slot of minutes.
        alwaysReady: []
        triggers: { http: { perInstanceConcurrency: 16 } }
      }
    }
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(platform, ours, policySetting, verdictSetting, venueKey, verdictKey, heartbeat, alertWebhook, alertMail, schedulerSettings)
  }

  // Publishing by user name and password is off; deployments sign in.
  resource ftp 'basicPublishingCredentialsPolicies' = { name: 'ftp', properties: { allow: false } }
  resource scm 'basicPublishingCredentialsPolicies' = { name: 'scm', properties: { allow: false } }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
