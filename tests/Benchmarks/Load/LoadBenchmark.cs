using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Trading.Core.Market;
using Trading.Runtime.Jobs;

namespace Benchmarks.Load;

/// <summary>
/// Clients that poll the running program over HTTP while it runs a cycle a minute: how long answers take, what memory it takes, and
/// whether any cycle passed its deadline. It ends by itself.
/// </summary>
internal static class LoadBenchmark
{
    private const double DeadlineSeconds = 45;

    public static async Task<int> RunAsync(string[] args)
    {
        if (LoadOptions.Read(args) is not { } options)
        {
            return Usage();
        }

        await using var world = await LoadWorld.StartAsync(options.Records);
        var address = await world.ListenAsync();
        await WarmUpAsync(address, options);
        var start = Timestamp.From(DateTimeOffset.UtcNow);
        var before = world.Program.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, options.Clients).Select(number => new LoadClient(address, options, number)).ToList();
        await Task.WhenAll(clients.Select(client => Task.Run(client.PollAsync)));
        var took = watch.Elapsed;
        world.Program.Refresh();
        var (processor, memory) = (world.Program.TotalProcessorTime - before, world.Program.PeakWorkingSet64);
        clients.ForEach(client => client.Dispose());
        Print(options, clients, took);
        Console.WriteLine(Line($"program: peak memory {memory / 1048576.0:F0} MiB, processor {processor.TotalSeconds:F1} s, {clients.Sum(client => client.Bytes) / 1048576.0:F0} MiB answered"));
        return await CyclesAsync(world, start) && clients.TrueForAll(client => client.Errors.Count == 0) ? 0 : 1;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: load [seconds=60] [clients=50] [rate=200] [records=96] [cycles=/api/cycles]");
        return 2;
    }

    private static async Task WarmUpAsync(Uri address, LoadOptions options)
    {
        using var client = new LoadClient(address, options with { Seconds = 2, Clients = 1, Rate = 20 }, 0);
        await client.PollAsync();
    }

    private static void Print(LoadOptions options, List<LoadClient> clients, TimeSpan took)
    {
        var answers = clients.SelectMany(client => client.Answers).ToList();
        Console.WriteLine(Line($"load: {options.Clients} clients, {answers.Count} requests in {took.TotalSeconds:F1} s, {answers.Count / took.TotalSeconds:F0} a second"));
        foreach (var (name, isHealth) in (ReadOnlySpan<(string, bool)>)[("/api/health", true), (options.Cycles, false)])
        {
            var seconds = answers.Where(answer => answer.IsHealth == isHealth).Select(answer => answer.Seconds).Order().ToList();
            Console.WriteLine(Line($"{name,-40} p50 {At(0.5):F1} ms  p99 {At(0.99):F1} ms  max {At(1):F1} ms"));

            double At(double share) => seconds[(int)Math.Min(seconds.Count - 1, share * seconds.Count)] * 1000;
        }

        var errors = clients.SelectMany(client => client.Errors).CountBy(error => error).Select(pair => $"{pair.Value} x {pair.Key}").ToList();
        Console.WriteLine($"errors: {(errors.Count == 0 ? "none" : string.Join(", ", errors))}");
    }

    private static async Task<bool> CyclesAsync(LoadWorld world, Timestamp start)
    {
        var records = await world.RecordsAsync(start - TimeSpan.FromMinutes(2));
        var cycles = records.Select(CycleSummary.Of).Where(cycle => cycle.EndedAt > start).ToList();
        var late = cycles.Where(cycle => cycle.DurationMs > DeadlineSeconds * 1000 || cycle.Outcome.StartsWith("failed", StringComparison.Ordinal)).ToList();
        foreach (var cycle in cycles)
        {
            Console.WriteLine(Line($"cycle {cycle.Slot}: {cycle.Outcome}, {cycle.DurationMs} ms of {DeadlineSeconds * 1000:F0}, begun {(cycle.StartedAt - cycle.Slot).TotalSeconds:F1} s after its slot"));
        }

        if (cycles.Count > 0)
        {
            using var last = JsonDocument.Parse(records[^1].Json);
            Console.WriteLine($"stages of the last, ms: {last.RootElement.GetProperty("stage_ms")}");
        }

        Console.WriteLine($"cycles: {cycles.Count} under load, {late.Count} failed or past their deadline");
        return cycles.Count > 0 && late.Count == 0;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
