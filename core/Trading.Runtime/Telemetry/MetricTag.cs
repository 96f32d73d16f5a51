namespace Trading.Runtime.Telemetry;

/// <summary>What values of metrics are told apart by. Ids, times and texts are not among them: each value would be a series of its own.</summary>
public static class MetricTag
{
    public const string Account = "account";
    public const string Mode = "mode";
    public const string Product = "product";
    public const string Outcome = "outcome";
    public const string Stage = "stage";
    public const string Leg = "leg";
    public const string State = "state";
    public const string Liquidity = "liquidity";
    public const string Cap = "cap";
    public const string Code = "code";
    public const string Severity = "severity";
    public const string Endpoint = "endpoint";
    public const string Fault = "fault";
    public const string Event = "event";
}
