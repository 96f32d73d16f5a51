using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Local.Rendering;
using Trading.Runtime.Datasets;

namespace Trading.Local.CommandLine;

/// <summary>The dataset of a run: the one that is named, the one in the working folder, or a synthetic market that is made there once.</summary>
internal static class RunDataset
{
    /// <summary>Where datasets are looked for and made, in the working folder.</summary>
    public const string Folder = "data";

    /// <summary>Opens the dataset and plans the run on it. What is wrong with the plan is found before the first byte is written.</summary>
    /// <param name="named">The folder that was named; null for none.</param>
    /// <param name="plan">Throws <see cref="InputException"/> for what a dataset does not allow.</param>
    /// <param name="cancellation">Ends the making of a market.</param>
    public static async Task<(FolderDataset Dataset, T Plan)> PlanAsync<T>(string? named, Func<IMarketDataset, T> plan, CancellationToken cancellation)
    {
        var folder = named ?? DefaultDataset.Find(Folder);
        if (folder is null)
        {
            _ = plan(DefaultDataset.Outline());
            folder = await MakeMarketAsync(cancellation);
        }

        var dataset = FolderDataset.Open(folder);
        return (dataset, plan(dataset));
    }

    private static async Task<string> MakeMarketAsync(CancellationToken cancellation)
    {
        Terminal.Note($"no dataset in ./{Folder}: making a synthetic market there (data import takes real candles)");
        var done = 0;
        return await ProgressBar.RunAsync("synthetic market", progress => DefaultDataset.Make(
            Folder,
            new Relay<ProductId>(p => progress.Report(new WorkState((double)++done / DefaultDataset.ProductCount, $"synthetic market: {p}"))),
            cancellation));
    }
}
