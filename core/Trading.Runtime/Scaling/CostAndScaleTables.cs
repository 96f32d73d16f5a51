using System.Globalization;
using System.Text;

namespace Trading.Runtime.Scaling;

/// <summary>The tables of infra/cost-and-scale.md, as Markdown. A test holds the page to them.</summary>
public static class CostAndScaleTables
{
    private const int Default = 2048;
    private const decimal HoursPerMonth = 730m;
    private const int FiringsPerMonth = 30 * 24 * 4;

    private static readonly int[] Memories = [512, Default, 4096];
    private static readonly int[] Counts = [100, 1_000, 10_000, 100_000];

    public static string Write(CostAndScaleInputs inputs)
    {
        var text = new StringBuilder();
        Section(text, "Time to finish N slices, seconds", Times(inputs));
        Section(text, "The same work in longer slices, 2,048 MB", Lengths(inputs));
        Section(text, "Cost of 10,000 slices, USD", Costs(inputs));
        Section(text, "Against one machine of two processors", Machine(inputs));
        Section(text, "A month of the 15-minute timer, USD", Month(inputs));
        return text.ToString();
    }

    private static IEnumerable<string> Times(CostAndScaleInputs inputs)
    {
        yield return "| slices | 512 MB | 2,048 MB | 4,096 MB | 2,048 MB, 250 instances | 2,048 MB, 250 instances, 16 partitions | 2,048 MB, one more instance each 30 s | one machine, two processors |";
        yield return "|---:|---:|---:|---:|---:|---:|---:|---:|";
        foreach (var slices in Counts)
        {
            var plan = inputs.PlanOf(slices, Default);
            var many = plan with { InstancesMax = 250 };
            double[] columns =
            [
                .. Memories.Select(memory => Seconds(inputs.PlanOf(slices, memory))),
                Seconds(many),
                Seconds(many with { Partitions = 16 }),
                Seconds(plan with { InstancesPerStep = 1, StepSeconds = 30 }),
                slices * inputs.MachineSliceSeconds,
            ];
            yield return Row(slices, string.Join(" | ", columns.Select(seconds => Text($"{seconds:N0}"))));
        }
    }

    // 10,000 slices' worth of work, cut into fewer and longer slices.
    private static IEnumerable<string> Lengths(CostAndScaleInputs inputs)
    {
        yield return "| slices | seconds of a processor each | time, s | instances used | compute, packed | compute, apart | storage | together, packed |";
        yield return "|---:|---:|---:|---:|---:|---:|---:|---:|";
        foreach (var joined in (int[])[1, 4, 16, 64])
        {
            var longer = inputs with { SliceSeconds = inputs.SliceSeconds * joined };
            var plan = longer.PlanOf(10_000 / joined, Default);
            var forecast = FanOutModel.Predict(plan);
            var packed = CloudBill.Of(plan, forecast, forecast.BilledSecondsPacked, Default, inputs.Prices);
            var apart = CloudBill.Of(plan, forecast, forecast.BilledSecondsApart, Default, inputs.Prices);
            yield return Row(
                plan.Slices,
                Text($"{longer.SliceSeconds:F2} | {forecast.Seconds:N0} | {forecast.Instances} | {Compute(packed, inputs):F3} | {Compute(apart, inputs):F3} | {packed.Storage:F3} | {packed.Full(inputs.Prices):F3}"));
        }
    }

    private static IEnumerable<string> Costs(CostAndScaleInputs inputs)
    {
        yield return "| instance | processors | GB-s, packed | GB-s, apart | compute, packed | compute, apart | storage | together, packed | together, apart | after the free grant |";
        yield return "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|";
        foreach (var memory in Memories)
        {
            var (packed, apart) = Bills(inputs, 10_000, memory);
            yield return Text(
                $"| {memory:N0} MB | {CostAndScaleInputs.ProcessorsOf(memory)} | {packed.GbSeconds:N0} | {apart.GbSeconds:N0} | {Compute(packed, inputs):F3} | {Compute(apart, inputs):F3} | {packed.Storage:F3} | {packed.Full(inputs.Prices):F3} | {apart.Full(inputs.Prices):F3} | {packed.AfterGrant(inputs.Prices):F3} |");
        }
    }

    private static IEnumerable<string> Machine(CostAndScaleInputs inputs)
    {
        var perSlice = Bills(inputs, 10_000, Default).Packed.Full(inputs.Prices) / 10_000;
        var machine = (decimal)inputs.MachineSliceSeconds * inputs.Prices.MachinePerHour / 3600;
        var month = HoursPerMonth * inputs.Prices.MachinePerHour;
        var evenMonth = month / perSlice;
        var capacity = HoursPerMonth * 3600 / (decimal)inputs.MachineSliceSeconds;

        // Started for the run: two minutes until it works.
        var boot = 120m * inputs.Prices.MachinePerHour / 3600;
        yield return "| | |";
        yield return "|---|---:|";
        yield return Text($"| a slice on Flex Consumption, packed, nothing free | {perSlice * 1e6m:F1} USD for a million |");
        yield return Text($"| a slice on the machine while it works | {machine * 1e6m:F1} USD for a million |");
        yield return Text($"| the machine kept for a month | {month:F2} USD |");
        yield return Text($"| break-even against the kept machine | {evenMonth / 1e6m:F1} million slices a month, {100 * evenMonth / capacity:F0} % of what it could do |");
        yield return Text($"| break-even against a machine started for the run (two minutes until it works) | {Math.Ceiling(boot / (perSlice - machine)):N0} slices |");
    }

    private static IEnumerable<string> Month(CostAndScaleInputs inputs)
    {
        var prices = inputs.Prices;
        yield return "| | nothing free | after the free grant |";
        yield return "|---|---:|---:|";
        foreach (var (name, seconds) in new[] { ("as expected", inputs.CycleSeconds), ("every one to its deadline", 45.0) })
        {
            var bill = new CloudBill((decimal)SlotPool.Billed(seconds) * FiringsPerMonth * Default / 1024, FiringsPerMonth, 0);
            yield return Text($"| {FiringsPerMonth:N0} cycles of {seconds:F0} s, {name}: {bill.GbSeconds:N0} GB-s | {bill.Full(prices):F2} | {bill.AfterGrant(prices):F2} |");
        }

        // A commit of the account is a transaction on its table; inputs and the record go to blobs; a lease is taken and given back.
        var cycles = (new StorageUse(Queue: 0, Table: 20, BlobReads: 4, BlobWrites: 10) * FiringsPerMonth).Cost(prices);
        yield return Text($"| their storage operations (20 on tables, 14 on blobs a cycle) | {cycles:F2} | {cycles:F2} |");

        // Each control queue and the queue of activities, and the partitions' rows, as if an instance were always up.
        var polls = 30m * 24 * 60 * 2 * (inputs.Partitions + 1);
        var polling = new StorageUse(polls, polls, 0, 0).Cost(prices);
        yield return Text($"| Durable's polling, {inputs.Partitions + 1} queues every 30 s all month | {polling:F2} | {polling:F2} |");
        var rules = (2 * prices.FiveMinuteRule) + (3 * prices.FifteenMinuteRule);
        yield return Text($"| five alert rules, two of them every five minutes | {rules:F2} | {rules:F2} |");
    }

    private static (CloudBill Packed, CloudBill Apart) Bills(CostAndScaleInputs inputs, int slices, int memory)
    {
        var plan = inputs.PlanOf(slices, memory);
        var forecast = FanOutModel.Predict(plan);
        return (
            CloudBill.Of(plan, forecast, forecast.BilledSecondsPacked, memory, inputs.Prices),
            CloudBill.Of(plan, forecast, forecast.BilledSecondsApart, memory, inputs.Prices));
    }

    private static decimal Compute(CloudBill bill, CostAndScaleInputs inputs) => (bill with { Storage = 0 }).Full(inputs.Prices);

    private static double Seconds(FanOutPlan plan) => FanOutModel.Predict(plan).Seconds;

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.Append("### ").Append(title).Append("\n\n");
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        text.Append('\n');
    }

    private static string Row(int slices, string rest) => Text($"| {slices:N0} | {rest} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
