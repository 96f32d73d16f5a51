// Copy to main.bicepparam and fill in. No secret belongs here: keys go into the vault by hand (runbook.md).
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'trading')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')

param account = 'main'
param mode = 'dry-run'
param readOnly = true
param vaultSecrets = []

param alertEmails = ['operator@example.org']
param alertWebhook = readEnvironmentVariable('TRADING_ALERT_WEBHOOK', '')
param budgetAmount = 20
param budgetStart = '2026-12-01'

param instanceMemoryMB = 2048
param maximumInstanceCount = 40
param durableBackend = 'storage'
