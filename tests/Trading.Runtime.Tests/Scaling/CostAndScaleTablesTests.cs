using System.Reflection;
using Trading.Runtime.Scaling;

namespace Trading.Runtime.Tests.Scaling;

public class CostAndScaleTablesTests
{
    private static readonly CostAndScaleInputs Inputs = new();

    // Prints with the command that the page names, where it differs.
    [Fact]
    public void Write_AsShipped_IsWhatThePageShows()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "infra", "cost-and-scale.md"));
        var begin = page.IndexOf("<!-- Benchmarks scale -->\n", StringComparison.Ordinal) + "<!-- Benchmarks scale -->\n".Length;

        Assert.Equal(CostAndScaleTables.Write(Inputs), page[begin..page.IndexOf("<!-- end -->", StringComparison.Ordinal)]);
    }

    // 2,880 x 5 s x 2 GB x 0.000026, and 2,880 calls at 0.40 a million.
    [Fact]
    public void Write_Month_IsThePriceOfItsCycles() => Assert.Contains("2,880 cycles of 5 s, as expected: 28,800 GB-s | 0.75 | 0.00 |", CostAndScaleTables.Write(Inputs), StringComparison.Ordinal);

    // 730 h at 0.096, and 79.3 ms of an hour at 0.096 for each slice.
    [Fact]
    public void Write_Machine_IsItsHours()
    {
        var text = CostAndScaleTables.Write(Inputs);

        Assert.Contains("| the machine kept for a month | 70.08 USD |", text, StringComparison.Ordinal);
        Assert.Contains("| a slice on the machine while it works | 2.1 USD for a million |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void PlanOf_Defaults_AreThoseOfHostFileAndTemplates()
    {
        var host = File.ReadAllText(Path.Combine(Root(), "functions", "Trading.Functions", "host.json"));

        Assert.Contains($"\"maxConcurrentActivityFunctions\": {Inputs.Slots}", host, StringComparison.Ordinal);
        Assert.Contains($"\"partitionCount\": {Inputs.Partitions}", host, StringComparison.Ordinal);
        Assert.Contains($"param maximumInstanceCount int = {Inputs.Instances}", File.ReadAllText(Path.Combine(Root(), "infra", "main.bicep")), StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no Trading.Functions.sln above these tests");
        }

        return folder.FullName;
    }
}
