using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Datasets;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Coinbase;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class CandleFetcherTests : IAsyncLifetime, IDisposable
{
    private const string CandlesPath = "/api/v3/brokerage/market/products/";
    private static readonly ProductId Btc = ProductId.Parse("BTC-USD");
    private static readonly ProductId Ada = ProductId.Parse("ADA-USD");
    private static readonly Timestamp January = Timestamp.Utc(2025, 1, 1);
    private static readonly Timestamp March = Timestamp.Utc(2025, 3, 1);
    private static readonly Timestamp Middle = Timestamp.Utc(2025, 3, 10, 6);

    private readonly TempFolder _temp = new();
    private FakeVenueServer _venue = null!;
    private CoinbaseClient _client = null!;

    public async Task InitializeAsync()
    {
        _venue = await FakeVenueServer.StartAsync();
        _client = TestClients.For(_venue);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _venue.DisposeAsync();
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task RunAsync_NewDataset_HoldsEveryCandleAndTheVenuesIncrements()
    {
        var seen = new List<FetchProgress>();

        var report = await FetchAsync(Options(January, Middle, Btc, Ada), new ListProgress<FetchProgress>(seen));

        var expected = Numbers(January, Middle);
        Assert.Equal((2 * expected.Count, 0, 0), (report.RowsFetched, report.RowsKept, report.RowsBefore));
        Assert.True(DatasetVerifier.Run(_temp["set"]).IsSound);
        var dataset = FolderDataset.Open(_temp["set"]);
        foreach (var (id, tick, step) in new[] { (Btc, 0.01m, 0.00000001m), (Ada, 0.0001m, 0.000001m) })
        {
            var product = dataset.Manifest.Get(id).Product;
            Assert.Equal((tick, step, false), (product.PriceIncrement.Value, product.BaseIncrement.Value, product.IsInferred));
            var candles = All(dataset, id, Interval.OneHour);
            Assert.Equal(expected.Select(n => n * Interval.OneHour.Ms), candles.OpenTimeMs.Take(candles.Count));
            Assert.Equal(expected.Select(n => (double)HistoryFake.Of(_venue.World.Products[id.Value], n).High), candles.High.Take(candles.Count));
        }

        Assert.Equal((6, 6), (seen[^1].PiecesDone, seen[^1].PiecesTotal));
        Assert.Equal(["set"], Directory.EnumerateDirectories(_temp.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task RunAsync_StoppedInTheMiddle_LeavesWhatWasThereAndContinues()
    {
        using var stop = new CancellationTokenSource();
        var pieces = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetcher().RunAsync(
            Options(January, Middle, Btc), new Relay(() => StopAfter(2)), stop.Token));
        Assert.False(Directory.Exists(_temp["set"]));

        // As kill -9 leaves it: a file that was being written.
        await File.WriteAllTextAsync(Directory.EnumerateFiles(_temp["set.fetch"], "BTC-USD*").First() + ".writing", "half");
        var asked = Asked();
        var report = await FetchAsync(Options(January, Middle, Btc));

        Assert.Equal(Numbers(January, March).Count, report.RowsKept);
        Assert.Equal(Numbers(March, Middle).Count, report.RowsFetched);
        Assert.Equal(1, Asked() - asked - DayReads(January, Middle));
        Assert.Equal(await UndisturbedAsync(January, Middle), IdOf("set"));
        Assert.False(Directory.Exists(_temp["set.fetch"]));

        void StopAfter(int count)
        {
            if (++pieces == count)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public async Task RunAsync_DatasetOfEarlierCandles_IsContinuedWithoutAskingForThemAgain()
    {
        await FetchAsync(Options(January, Timestamp.Utc(2025, 2, 10, 7), Btc));
        var asked = Asked();

        var report = await FetchAsync(Options(January, Middle, Btc));

        Assert.Equal((Numbers(Timestamp.Utc(2025, 2, 10, 7), Middle).Count, Numbers(January, Timestamp.Utc(2025, 2, 10, 7)).Count), (report.RowsFetched, report.RowsBefore));

        // 19 days of February in two requests, ten of March in one.
        Assert.Equal(3, Asked() - asked - DayReads(January, Middle));
        Assert.Equal(await UndisturbedAsync(January, Middle), IdOf("set"));
    }

    [Fact]
    public async Task RunAsync_EarlierStart_IsPutInFront()
    {
        await FetchAsync(Options(March, Middle, Btc));

        var report = await FetchAsync(Options(January, Middle, Btc));

        Assert.Equal(Numbers(January, March).Count, report.RowsFetched);
        Assert.Equal(await UndisturbedAsync(January, Middle), IdOf("set"));
    }

    [Fact]
    public async Task RunAsync_NothingNew_ChangesNothing()
    {
        await FetchAsync(Options(March, Middle, Btc));
        var id = IdOf("set");

        Assert.Equal(0, (await FetchAsync(Options(March, Middle, Btc))).RowsFetched);
        Assert.Equal(id, IdOf("set"));
    }

    [Fact]
    public async Task RunAsync_OtherSeriesOfTheDataset_Stay()
    {
        await FetchAsync(Options(March, Middle, Ada) with { Interval = Interval.OneDay });
        await FetchAsync(Options(March, Middle, Btc));

        var dataset = FolderDataset.Open(_temp["set"]);
        Assert.Equal(9, All(dataset, Ada, Interval.OneDay).Count);
        Assert.Equal(Numbers(March, Middle).Count, All(dataset, Btc, Interval.OneHour).Count);
    }

    [Fact]
    public async Task RunAsync_VenueFails_KeepsTheOldDatasetAndWhatItGot()
    {
        await FetchAsync(Options(March, Timestamp.Utc(2025, 3, 5), Btc));
        var id = IdOf("set");
        _venue.World.Faults.Next("public", FaultKind.None, FaultKind.None, FaultKind.Unauthorized);

        var error = await Assert.ThrowsAsync<VenueException>(() => FetchAsync(Options(January, Middle, Btc)));

        Assert.Equal(VenueFault.Unauthorized, error.Fault);
        Assert.Equal(id, IdOf("set"));
        await FetchAsync(Options(January, Middle, Btc));
        Assert.Equal(await UndisturbedAsync(January, Middle), IdOf("set"));
    }

    [Fact]
    public async Task RunAsync_WhatCannotBeFetched_SaysSo()
    {
        await FailsAsync(Options(January, Middle, ProductId.Parse("BTC-USB")), "product: the venue does not list 'BTC-USB'");
        await FailsAsync(Options(January, Middle), "products: none");
        await FailsAsync(Options(Middle, Middle.AddMs(1), Btc), "there is no complete 1h candle in it");
        await FailsAsync(Options(January, Middle, Btc) with { Interval = Interval.FromMinutes(7) }, "interval: '7m' is not one that Coinbase has");
        Assert.False(Directory.Exists(_temp["set"]));
    }

    [Fact]
    public async Task RunAsync_DatasetOfAnotherVenue_IsLeftAlone()
    {
        await FetchAsync(Options(March, Middle, Btc) with { Venue = "elsewhere" });

        await FailsAsync(Options(March, Middle, Btc), "is a dataset of elsewhere; expected one of coinbase, or a new folder");
    }

    [Fact]
    public async Task RunAsync_TwoAtOnce_TheSecondIsTurnedAway()
    {
        Directory.CreateDirectory(_temp["set.fetch"]);
        await using var other = new FileStream(_temp["set.fetch/.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await FailsAsync(Options(March, Middle, Btc), "another process is fetching for this dataset");
    }

    private static List<long> Numbers(Timestamp from, Timestamp to)
    {
        var numbers = new List<long>();
        for (var number = from.UnixMs / Interval.OneHour.Ms; number < to.UnixMs / Interval.OneHour.Ms; number++)
        {
            if (HistoryFake.Has(number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static CandleColumns All(FolderDataset dataset, ProductId product, Interval interval)
    {
        using var cursor = dataset.OpenCandles(product, interval, Timestamp.MinValue, Timestamp.MaxValue);
        var (all, chunk) = (new CandleColumns(), new CandleColumns());
        while (cursor.ReadNext(chunk))
        {
            all.AppendRange(chunk, 0, chunk.Count);
        }

        return all;
    }

    // Looking for a product's first day costs one request for each 300 days.
    private static int DayReads(Timestamp from, Timestamp to) => (int)Math.Ceiling((to - from).TotalDays / 300);

    private int Asked() => _venue.Wire.Count("GET", CandlesPath);

    private string IdOf(string folder) => FolderDataset.Open(_temp[folder]).Id;

    private FetchOptions Options(Timestamp from, Timestamp to, params ProductId[] products) => new()
    {
        Products = [.. products],
        Interval = Interval.OneHour,
        From = from,
        To = to,
        Target = _temp["set"],
        Venue = "coinbase",
        ParallelMax = 2,
    };

    private CandleFetcher Fetcher() => new(new CoinbaseMarketData(_client, new CoinbaseProducts(_client)), TimeProvider.System);

    private Task<FetchReport> FetchAsync(FetchOptions options, IProgress<FetchProgress>? progress = null) => Fetcher().RunAsync(options, progress);

    private async Task<string> UndisturbedAsync(Timestamp from, Timestamp to)
    {
        await FetchAsync(Options(from, to, Btc) with { Target = _temp["undisturbed"] });
        return IdOf("undisturbed");
    }

    private async Task FailsAsync(FetchOptions options, string message) => Assert.Contains(
        message, (await Assert.ThrowsAsync<InputException>(() => FetchAsync(options))).Message, StringComparison.Ordinal);

    private sealed class Relay(Action onReport) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => onReport();
    }
}
