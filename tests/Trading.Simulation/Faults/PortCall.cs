namespace Trading.Simulation.Faults;

/// <summary>One call of a port and what goes wrong with it.</summary>
internal sealed class PortCall(PortOp op, int nth)
{
    private List<Fault>? _faults;

    public PortOp Op { get; } = op;

    public int Nth { get; } = nth;

    public void Add(Fault fault) => (_faults ??= []).Add(fault);

    public bool Has(FaultKind kind) => Find(kind) is not null;

    public Fault? Find(FaultKind kind) => _faults?.Find(f => f.Kind == kind);
}
