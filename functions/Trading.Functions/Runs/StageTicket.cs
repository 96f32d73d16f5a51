namespace Trading.Functions.Runs;

/// <summary>What a run needs next.</summary>
/// <param name="Stage">From 1; 0 where the run has ended.</param>
/// <param name="Slices">How many slices the stage has.</param>
/// <param name="Pending">A bit for each slice, set where it is still to be run: 10,000 slices are 1,250 bytes. Empty where the run has ended.</param>
public sealed record StageTicket(int Stage, int Slices, byte[] Pending)
{
    private const int Bits = 8;

    public static StageTicket Of(int stage, int slices, IEnumerable<int> pending)
    {
        var bits = new byte[(slices + Bits - 1) / Bits];
        foreach (var index in pending)
        {
            bits[index / Bits] |= (byte)(1 << (index % Bits));
        }

        return new StageTicket(stage, slices, bits);
    }

    /// <summary>Indices of the slices to be run, ascending.</summary>
    public IEnumerable<int> Indices() => Enumerable.Range(0, Slices).Where(index => (Pending[index / Bits] & (1 << (index % Bits))) != 0);
}
