using Trading.Core.Policy;

namespace Trading.Runtime.Runs;

/// <summary>A request as it came in.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Policy">The policy that came with it; null where it names one of the archive.</param>
public sealed record PostedRun(RunRequest Request, TradingPolicy? Policy);
