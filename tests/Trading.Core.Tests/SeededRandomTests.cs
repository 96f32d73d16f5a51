namespace Trading.Core.Tests;

public class SeededRandomTests
{
    // Computed by a separate program from the published definitions of SplitMix64 and xoshiro256**.
    [Theory]
    [InlineData(0UL, 0x99EC5F36CB75F2B4UL, 0xBF6E1F784956452AUL, 0x1A5F849D4933E6E0UL, 0x7AAC8C483A2EDD2FUL)]
    [InlineData(42UL, 0x15780B2E0C2EC716UL, 0x6104D9866D113A7EUL, 0xAE17533239E499A1UL, 0x8DE5848C61AB8968UL)]
    [InlineData(ulong.MaxValue, 0x8F5520D52A7EAD08UL, 0xC476A018CAA1802DUL, 0x81DE31C0D260469EUL, 0xC3C93EA5CDE434CCUL)]
    public void NextUInt64_KnownSeed_GivesPublishedSequence(ulong seed, ulong first, ulong second, ulong third, ulong thousandth)
    {
        var random = new SeededRandom(seed);
        Assert.Equal(first, random.NextUInt64());
        Assert.Equal(second, random.NextUInt64());
        Assert.Equal(third, random.NextUInt64());
        for (var i = 4; i < 1000; i++)
        {
            random.NextUInt64();
        }

        Assert.Equal(thousandth, random.NextUInt64());
    }

    [Fact]
    public void NextDouble_KnownSeed_GivesTheTopBits()
    {
        var random = new SeededRandom(42);
        Assert.Equal(0.08386297105988216, random.NextDouble());
        Assert.Equal(0.3789802506626686, random.NextDouble());
        Assert.Equal(0.6800434110281394, random.NextDouble());
    }

    [Fact]
    public void NextInt32_KnownSeed_GivesTheHighProduct()
    {
        var random = new SeededRandom(42);
        int[] expected = [0, 3, 6, 9, 9, 7, 7, 8];
        foreach (var value in expected)
        {
            Assert.Equal(value, random.NextInt32(10));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextInt32_MaximumNotPositive_Throws(int exclusiveMax) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).NextInt32(exclusiveMax));

    [Fact]
    public void NextDouble_ManyDraws_FillTheUnitIntervalEvenly()
    {
        var random = new SeededRandom(20260101);
        var counts = new int[100];
        for (var i = 0; i < 1_000_000; i++)
        {
            var x = random.NextDouble();
            Assert.True(x is >= 0 and < 1);
            counts[(int)(x * 100)]++;
        }

        Assert.True(ChiSquare(counts, 10_000) < 150, "99 degrees of freedom exceed 150 less than once in 1,000 seeds");
    }

    [Fact]
    public void NextNormal_ManyDraws_HaveTheMomentsOfAStandardNormal()
    {
        var random = new SeededRandom(7);
        const int N = 400_000;
        double sum = 0, squares = 0, cubes = 0, fourths = 0;
        var beyondTwo = 0;
        for (var i = 0; i < N; i++)
        {
            var x = random.NextNormal();
            sum += x;
            squares += x * x;
            cubes += x * x * x;
            fourths += x * x * x * x;
            beyondTwo += Math.Abs(x) > 1.959964 ? 1 : 0;
        }

        // Five standard errors each: 1, sqrt 2, sqrt 15, sqrt 96 over sqrt N.
        var error = 5 / Math.Sqrt(N);
        Assert.InRange(sum / N, -error, error);
        Assert.InRange(squares / N, 1 - (1.42 * error), 1 + (1.42 * error));
        Assert.InRange(cubes / N, -3.9 * error, 3.9 * error);
        Assert.InRange(fourths / N, 3 - (9.8 * error), 3 + (9.8 * error));
        Assert.InRange(beyondTwo / (double)N, 0.048, 0.052);
    }

    [Fact]
    public void Constructor_NeighbouringSeeds_ShareNoDraw()
    {
        var seen = new HashSet<ulong>();
        for (ulong seed = 0; seed < 1000; seed++)
        {
            var random = new SeededRandom(seed);
            Assert.True(seen.Add(random.NextUInt64()));
            Assert.True(seen.Add(random.NextUInt64()));
        }
    }

    [Fact]
    public void Copy_OfAGenerator_ContinuesOnItsOwn()
    {
        var random = new SeededRandom(3);
        random.NextUInt64();
        var copy = random;
        var ahead = random.NextUInt64();
        Assert.Equal(ahead, copy.NextUInt64());
    }

    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0.13870941014555427)]
    [InlineData(7UL, 1UL, 2UL, 0.08945047175044918)]
    [InlineData(7UL, 2UL, 1UL, 0.4150870727131851)]
    public void Draw_KnownKeys_GivesIndependentlyComputedValue(ulong seed, ulong key1, ulong key2, double expected) =>
        Assert.Equal(expected, SeededRandom.Draw(seed, key1, key2));

    [Fact]
    public void Draw_GridOfKeys_IsUniformAndUncorrelated()
    {
        const int Side = 400;
        var counts = new int[100];
        double alongFirst = 0, alongSecond = 0;
        for (ulong i = 0; i < Side; i++)
        {
            for (ulong j = 0; j < Side; j++)
            {
                var x = SeededRandom.Draw(11, i, j);
                counts[(int)(x * 100)]++;
                alongFirst += (x - 0.5) * (SeededRandom.Draw(11, i + 1, j) - 0.5);
                alongSecond += (x - 0.5) * (SeededRandom.Draw(11, i, j + 1) - 0.5);
            }
        }

        const double N = Side * Side;
        Assert.True(ChiSquare(counts, N / 100) < 150);

        // The variance of a uniform is 1/12, so a correlation has standard error 1 / sqrt N.
        Assert.InRange(alongFirst / N * 12, -5.0 / Side, 5.0 / Side);
        Assert.InRange(alongSecond / N * 12, -5.0 / Side, 5.0 / Side);
    }

    private static double ChiSquare(int[] counts, double expected) =>
        counts.Sum(count => (count - expected) * (count - expected) / expected);
}
