using Trading.Core.Market;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>One thing that an account does unlike what is expected of it.</summary>
/// <param name="Code">Which.</param>
/// <param name="Product">Of which product; null where it concerns the account.</param>
/// <param name="Observed">What is seen, in the unit of the message.</param>
/// <param name="Threshold">What it was held against, in the same unit.</param>
/// <param name="Message">For people, with these numbers.</param>
public sealed record Anomaly(AnomalyCode Code, ProductId? Product, double Observed, double Threshold, string Message);
