using System.Globalization;
using System.Text.Json;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>What host.json says, and that nothing of it is left to a default that may change.</summary>
public class HostFileTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(Repository.Text("functions/Trading.Functions/host.json")).RootElement;

    private static JsonElement Durable => Host.GetProperty("extensions").GetProperty("durableTask");

    [Fact]
    public void FunctionTimeout_IsLongerThanACycleAndBounded()
    {
        var timeout = TimeSpan.Parse(Host.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture);

        Assert.InRange(timeout, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData("hubName", "TradingHub")]
    [InlineData("maxConcurrentActivityFunctions", "2")]
    [InlineData("maxConcurrentOrchestratorFunctions", "5")]
    [InlineData("extendedSessionsEnabled", "False")]
    [InlineData("useGracefulShutdown", "True")]
    public void Durable_Setting_IsSaid(string name, string expected) => Assert.Equal(expected, Durable.GetProperty(name).ToString());

    [Theory]
    [InlineData("type", "AzureStorage")]
    [InlineData("connectionName", "AzureWebJobsStorage")]
    [InlineData("partitionCount", "4")]
    [InlineData("useTablePartitionManagement", "True")]
    [InlineData("maxQueuePollingInterval", "00:00:30")]
    [InlineData("workItemQueueVisibilityTimeout", "00:05:00")]
    [InlineData("controlQueueVisibilityTimeout", "00:05:00")]
    public void DurableStorage_Setting_IsSaid(string name, string expected) =>
        Assert.Equal(expected, Durable.GetProperty("storageProvider").GetProperty(name).ToString());

    [Fact]
    public void Tracing_InputsAndOutputs_AreNotLogged() =>
        Assert.False(Durable.GetProperty("tracing").GetProperty("traceInputsAndOutputs").GetBoolean());

    // Cycle records are traces, invocations are requests; alerts count both.
    [Theory]
    [InlineData("Trace")]
    [InlineData("Request")]
    [InlineData("Exception")]
    public void Sampling_WhatAlertsCount_IsExcluded(string type)
    {
        var sampling = Host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");

        Assert.Contains(type, sampling.GetProperty("excludedTypes").GetString()!.Split(';'));
    }

    [Fact]
    public void LogLevel_Default_LetsCycleRecordsThrough() =>
        Assert.Equal("Information", Host.GetProperty("logging").GetProperty("logLevel").GetProperty("default").GetString());
}
