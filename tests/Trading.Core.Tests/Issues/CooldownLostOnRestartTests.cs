using System.Text.Json;
using Trading.Core.Cycle;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Core.Tests.Risk;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Issues;

/// <summary>Cooldowns and counts lived in memory and were gone after a restart.</summary>
public sealed class CooldownLostOnRestartTests
{
    [Fact]
    public void Restart_RightAfterACommittedIntent_StillPaces()
    {
        // The process died between committing the intent and hearing anything of it.
        var probe = new RiskProbe();
        probe.World.Apply(CycleEvent.Committed(
            CycleWorld.EntryIntent(CycleWorld.Btc, 1, 100, CycleWorld.Reversion(), CycleWorld.Now - TimeSpan.FromMinutes(19))));
        Restart(probe);

        probe.RefusesOnly(RiskReason.GlobalTradeSpacing, 1140, 1200);
    }

    [Fact]
    public void Restart_AfterAStopOut_KeepsItsCooldown()
    {
        var probe = new RiskProbe();
        probe.World.State = probe.World.State with
        {
            Pacing = TradePacing.AfterExit(
                PacingState.Empty, TestPolicies.Shipped.Pacing, CycleWorld.Eth, probe.Now - TimeSpan.FromMinutes(119), isStop: true, isWin: false),
        };
        Restart(probe);

        probe.RefusesOnly(RiskReason.SymbolCooldownActive, 60, 0);
    }

    [Fact]
    public void Restart_DuringALossPause_StaysPaused()
    {
        var probe = new RiskProbe();
        probe.SetRisk(r => r with { LossPauseUntil = probe.Now.AddMs(1000) });
        Restart(probe);

        probe.RefusesOnly(RiskReason.ConsecutiveLosses, 1, 0);
    }

    private static void Restart(RiskProbe probe) => probe.World.State = probe.World.State with
    {
        Pacing = Stored(probe.World.State.Pacing),
        Risk = Stored(probe.World.State.Risk),
    };

    private static T Stored<T>(T value) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, CoreJson.Compact), CoreJson.Compact)!;
}
