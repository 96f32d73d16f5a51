using Trading.Runtime.Jobs;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Api;

/// <summary>What the routes are answered from.</summary>
/// <param name="Account">The account whose cycles, trades and switch these are.</param>
/// <param name="Store">The account's store.</param>
/// <param name="Objects">Inputs, policies, runs and reports.</param>
/// <param name="Health">How it is.</param>
/// <param name="KillSwitch">Flips the switch.</param>
/// <param name="Backtests">Runs what is asked for.</param>
/// <param name="EngineVersion">The code that runs it.</param>
/// <param name="Clock">The time.</param>
public sealed record ApiServices(
    string Account,
    IStateStore Store,
    IObjectStore Objects,
    HealthJob Health,
    KillSwitchJob KillSwitch,
    IBacktestRunner Backtests,
    string EngineVersion,
    TimeProvider Clock);
