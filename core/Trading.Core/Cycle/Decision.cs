using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Cycle;

/// <summary>
/// What was decided in one phase and every step that led there. A buffer that is refilled: it is valid until the next decision is
/// written into it.
/// </summary>
public sealed class Decision(int productCount, int signalCount)
{
    private readonly UniverseVerdict[] _universe = new UniverseVerdict[productCount];
    private readonly QualityVerdict[] _quality = new QualityVerdict[productCount];
    private UniverseState _nextUniverse;

    public CyclePhase Phase { get; internal set; }

    public Timestamp Slot { get; internal set; }

    public Timestamp Now { get; internal set; }

    public RegimeReading Regime { get; internal set; } = RegimeReading.Unknown;

    /// <summary>One verdict a product, in snapshot order (entries).</summary>
    public ReadOnlySpan<UniverseVerdict> Universe => _universe;

    /// <summary>What the quality gate said of each eligible product, in snapshot order (entries).</summary>
    public ReadOnlySpan<QualityVerdict> Quality => _quality;

    /// <summary>Products that signals looked at.</summary>
    public int Scanned { get; internal set; }

    /// <summary>Too few products were eligible to take new risk.</summary>
    public bool IsUniverseEmpty { get; internal set; }

    public List<TriggerRecord> Triggers { get; } = [];

    public List<Proposal> Proposals { get; } = [];

    /// <summary>One verdict a proposal, best conviction first.</summary>
    public List<RiskVerdict> Verdicts { get; } = [];

    /// <summary>Exits that are due.</summary>
    public List<ExitVerdict> Exits { get; } = [];

    /// <summary>What may be sent.</summary>
    public List<RiskApproved> Approved { get; } = [];

    /// <summary>State of the universe after this decision (entries).</summary>
    public UniverseState NextUniverse
    {
        get => _nextUniverse;
        internal set => _nextUniverse = value;
    }

    /// <summary>State of the fallback after this decision (entries).</summary>
    public FallbackState NextFallback { get; internal set; }

    /// <summary><see cref="NextUniverse"/> where it stands.</summary>
    internal ref readonly UniverseState NextUniverseInPlace => ref _nextUniverse;

    internal Span<UniverseVerdict> UniverseBuffer => _universe;

    internal Span<QualityVerdict> QualityBuffer => _quality;

    internal TriggerSignal[] TriggerBuffer { get; } = new TriggerSignal[signalCount];

    internal RuleReason[] OutcomeBuffer { get; } = new RuleReason[signalCount];

    internal void Reset(CyclePhase phase, Timestamp slot, Timestamp now)
    {
        Phase = phase;
        Slot = slot;
        Now = now;
        Scanned = 0;
        IsUniverseEmpty = false;
        if (Approved.Count + Triggers.Count + Exits.Count == 0)
        {
            return;
        }

        Triggers.Clear();
        Proposals.Clear();
        Verdicts.Clear();
        Exits.Clear();
        Approved.Clear();
    }
}
