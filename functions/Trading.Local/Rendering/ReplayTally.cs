using Trading.Runtime.Audit;

namespace Trading.Local.Rendering;

/// <summary>Counts cycles that were decided again.</summary>
internal sealed class ReplayTally
{
    private const int DifferencesMax = 20;

    private readonly List<ReplayedCycle> _differences = [];

    public int Cycles { get; private set; }

    public int Identical { get; private set; }

    public int Different { get; private set; }

    public int Nothing { get; private set; }

    /// <summary>Cycles that other code than this had decided.</summary>
    public int OtherCode { get; private set; }

    public long Decisions { get; private set; }

    /// <summary>Why the first cycle had nothing to replay or differed; empty where it was identical.</summary>
    public string FirstDetail { get; private set; } = "";

    /// <summary>The first of those that differ.</summary>
    public IReadOnlyList<ReplayedCycle> Differences => _differences;

    public void Add(ReplayedCycle cycle, string code)
    {
        FirstDetail = Cycles == 0 ? cycle.Detail : FirstDetail;
        Cycles++;
        Identical += cycle.Verdict == ReplayVerdict.Identical ? 1 : 0;
        Different += cycle.Verdict == ReplayVerdict.Different ? 1 : 0;
        Nothing += cycle.Verdict == ReplayVerdict.NothingToReplay ? 1 : 0;
        OtherCode += cycle.CodeVersion != code ? 1 : 0;
        Decisions += cycle.Decisions;
        if (cycle.Verdict == ReplayVerdict.Different && _differences.Count < DifferencesMax)
        {
            _differences.Add(cycle);
        }
    }

    public ReplayDocument ToDocument() => new(Cycles, Identical, Different, Nothing, OtherCode, Decisions, Differences);
}
