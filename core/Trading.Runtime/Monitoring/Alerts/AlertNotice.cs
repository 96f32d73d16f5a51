using Trading.Core.Market;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>One thing that operators are told, or that is at least written down.</summary>
/// <param name="Number">Its place among the account's notices, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Why.</param>
/// <param name="Code">Of which alert; null where it is of none.</param>
/// <param name="Product">Of which product; null where it concerns the account.</param>
/// <param name="Severity">How bad it is told to be; an escalated one stands a step above its issue.</param>
/// <param name="Message">For people, with the numbers of that moment.</param>
/// <param name="Since">When the alert was raised.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record AlertNotice(
    long Number,
    Timestamp At,
    AlertNoticeKind Kind,
    HealthCode? Code,
    ProductId? Product,
    HealthSeverity Severity,
    string Message,
    Timestamp Since,
    AlertFate Fate);
