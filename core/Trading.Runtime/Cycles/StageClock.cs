using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Cycles;

/// <summary>How long each stage of a cycle took.</summary>
internal sealed class StageClock(TimeProvider clock, CycleTelemetry? telemetry)
{
    private readonly List<KeyValuePair<string, long>> _stages = [];
    private long _last = clock.GetTimestamp();

    /// <summary>Milliseconds of each stage in the order in which they ended.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Stages => _stages;

    /// <summary>Ends a stage, which began when the one before it ended.</summary>
    public void End(string stage)
    {
        var now = clock.GetTimestamp();
        var took = clock.GetElapsedTime(_last, now);
        _stages.Add(new(stage, (long)took.TotalMilliseconds));
        telemetry?.StageEnded(stage, took);
        _last = now;
    }
}
