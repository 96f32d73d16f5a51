namespace Trading.Simulation;

/// <summary>How much happened in a run.</summary>
internal sealed class SimCounts
{
    public int Cycles { get; set; }

    public int Crashes { get; set; }

    public int Commits { get; set; }

    public int Sends { get; set; }

    public int Entries { get; set; }

    public int Exits { get; set; }

    public int Replacements { get; set; }

    public int Fills { get; set; }

    public int Trades { get; set; }

    public int Faults { get; set; }

    public void Add(SimCounts other)
    {
        Cycles += other.Cycles;
        Crashes += other.Crashes;
        Commits += other.Commits;
        Sends += other.Sends;
        Entries += other.Entries;
        Exits += other.Exits;
        Replacements += other.Replacements;
        Fills += other.Fills;
        Trades += other.Trades;
        Faults += other.Faults;
    }

    public SimCounts Copy() => (SimCounts)MemberwiseClone();

    /// <summary>What came since an earlier copy of this, of what is counted as it happens.</summary>
    public SimCounts Since(SimCounts earlier) => new()
    {
        Cycles = Cycles - earlier.Cycles,
        Crashes = Crashes - earlier.Crashes,
        Commits = Commits - earlier.Commits,
        Sends = Sends - earlier.Sends,
        Entries = Entries - earlier.Entries,
        Exits = Exits - earlier.Exits,
        Replacements = Replacements - earlier.Replacements,
    };

    public override string ToString() =>
        $"{Cycles} cycles, {Faults} faults, {Crashes} crashes, {Commits} commits, {Sends} sends ({Entries} entries, {Exits} exits, {Replacements} replacements), {Fills} fills, {Trades} trades";
}
