using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class DataTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Synth_ThenVerify_IsSoundUntilAByteChanges()
    {
        var made = Run("data", "synth", "--out", "m", "--products", "1", "--from", "2024-01-01", "--to", "2024-02-10", "--quotes", "--json");
        Assert.Equal((0, ""), (made.Code, made.Error));
        var dataset = Parse(made.Output);
        Assert.Equal("synthetic market, seed 1, no edge", dataset.GetProperty("synthetic_label").GetString());
        Assert.Equal(2, dataset.GetProperty("series").GetArrayLength());

        var sound = Run("data", "verify", "m");
        Assert.Equal((0, ""), (sound.Code, sound.Error));
        Assert.Contains($"sound    {dataset.GetProperty("dataset_id").GetString()}", sound.Output, StringComparison.Ordinal);

        var file = Directory.GetFiles(_temp["m/candles"], "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        var damaged = Run("data", "verify", "m", "--json");
        Assert.Equal((1, ""), (damaged.Code, damaged.Error));
        Assert.Contains("sha256", Parse(damaged.Output).GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        var plain = Run("data", "verify", "m");
        Assert.Equal(1, plain.Code);
        Assert.Contains("not sound: ", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Synth_SameSeedTwice_IsTheSameDatasetAndAnotherIsNot()
    {
        string[] ids = [.. new[] { ("a", "5"), ("b", "5"), ("c", "6") }.Select(m => Parse(
            Run("data", "synth", "--out", m.Item1, "--seed", m.Item2, "--products", "1", "--from", "2024-01-01", "--to", "2024-01-10", "--edge", "momentum", "--json").Output)
            .GetProperty("dataset_id").GetString()!)];
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public void Import_Csv_MakesADatasetThatVerifies()
    {
        var rows = Enumerable.Range(0, 200).Where(i => i != 100).Select(i => $"{1704067200 + (i * 900)},100,101,99,100.25,1.5");
        Directory.CreateDirectory(_temp["candles/coinbase/BTC-USD"]);
        File.WriteAllLines(_temp["candles/coinbase/BTC-USD/15m.csv"], rows.Prepend("time,open,high,low,close,volume"));
        var import = Run("data", "import", "candles", "--out", "set");
        Assert.Equal((0, ""), (import.Code, import.Error));
        Assert.Contains("BTC-USD 15m", import.Output, StringComparison.Ordinal);
        Assert.Contains("199", import.Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("data", "verify", "set").Code);

        var again = Run("data", "import", "candles", "--out", "set");
        Assert.Equal(2, again.Code);
        Assert.Equal(0, Run("data", "import", "candles", "--out", "set", "--overwrite", "--json").Code);
    }

    private CliRun Run(params string[] arguments) => CliRun.In(_temp.Path, arguments);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
