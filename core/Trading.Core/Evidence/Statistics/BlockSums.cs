namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// Sums a block and column, block after block. Values are taken from their column's mean, so that squares lose no digits; lows and
/// highs are the raw returns'.
/// </summary>
internal sealed class BlockSums
{
    private BlockSums(int blocks, int length, int columns)
    {
        Length = length;
        Columns = columns;
        Centre = new double[columns];
        Sum = new double[blocks * columns];
        Squares = new double[blocks * columns];
        Low = new double[blocks * columns];
        High = new double[blocks * columns];
    }

    /// <summary>Periods a block.</summary>
    public int Length { get; }

    public int Columns { get; }

    public double[] Centre { get; }

    public double[] Sum { get; }

    public double[] Squares { get; }

    public double[] Low { get; }

    public double[] High { get; }

    /// <summary>The oldest periods that do not fill a block each are left out.</summary>
    public static BlockSums Of(ReturnMatrix returns, int blocks)
    {
        var length = returns.Periods / blocks;
        var first = returns.Periods - (length * blocks);
        var sums = new BlockSums(blocks, length, returns.Columns);
        for (var t = first; t < returns.Periods; t++)
        {
            var row = returns.Row(t);
            for (var c = 0; c < row.Length; c++)
            {
                sums.Centre[c] += row[c] / (length * blocks);
            }
        }

        for (var block = 0; block < blocks; block++)
        {
            sums.Fill(block, returns, first + (block * length));
        }

        return sums;
    }

    private void Fill(int block, ReturnMatrix returns, int first)
    {
        var at = block * Columns;
        Array.Fill(Low, double.PositiveInfinity, at, Columns);
        Array.Fill(High, double.NegativeInfinity, at, Columns);
        for (var t = first; t < first + Length; t++)
        {
            var row = returns.Row(t);
            for (var c = 0; c < row.Length; c++)
            {
                var d = row[c] - Centre[c];
                Sum[at + c] += d;
                Squares[at + c] += d * d;
                Low[at + c] = Math.Min(Low[at + c], row[c]);
                High[at + c] = Math.Max(High[at + c], row[c]);
            }
        }
    }
}
