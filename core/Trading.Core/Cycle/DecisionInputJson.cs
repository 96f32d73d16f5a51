using System.Buffers;
using System.Text.Json;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Cycle;

/// <summary>
/// The canonical bytes of a decision's input: one JSON object, the same value always the same bytes, and every number back to the last
/// bit. A finite number is its shortest text that reads back exactly, the usual NaN is null, and any other number that is not finite
/// is the 16 hexadecimal digits of its bits.
/// </summary>
public static class DecisionInputJson
{
    private const int SchemaVersion = 1;

    /// <summary>The canonical bytes.</summary>
    public static byte[] Write(DecisionInput input)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version"u8, SchemaVersion);
            json.WriteString("phase"u8, input.Phase.ToCode());
            json.WriteString("account"u8, input.Account);
            json.WriteString("policy_hash"u8, input.PolicyHash);
            json.WriteString("code_version"u8, input.CodeVersion);
            json.WriteString("fee_schedule"u8, input.FeeSchedule);
            json.WriteBoolean("is_book_required"u8, input.IsBookRequired);
            json.WriteNumber("slot_ms"u8, input.Input.Slot.UnixMs);
            json.WriteNumber("now_ms"u8, input.Now.UnixMs);
            MarketJson.Write(json, input.Input.Market);
            WriteFeatures(json, input.Input.Features);
            json.WritePropertyName("state"u8);
            JsonSerializer.Serialize(json, input.State, CoreJson.Compact);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not a decision's input, or one of another schema.</exception>
    public static DecisionInput Read(ReadOnlyMemory<byte> bytes, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.GetProperty("schema_version"u8).GetInt32() is var schema and not SchemaVersion)
            {
                throw new InputException($"{source}: a decision's input of schema {schema}; this program reads schema {SchemaVersion}. Use the version that wrote it, or a newer one");
            }

            return Read(root);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException
            or ArgumentException or IndexOutOfRangeException)
        {
            throw new InputException($"{source}: not a decision's input: {error.Message}", error);
        }
    }

    private static DecisionInput Read(JsonElement root)
    {
        var market = MarketJson.Read(root);
        return new DecisionInput
        {
            Phase = ExactJson.Code<CyclePhase>(root.GetProperty("phase"u8)),
            Account = root.GetProperty("account"u8).GetString()!,
            PolicyHash = root.GetProperty("policy_hash"u8).GetString()!,
            CodeVersion = root.GetProperty("code_version"u8).GetString()!,
            FeeSchedule = root.GetProperty("fee_schedule"u8).GetString(),
            IsBookRequired = root.GetProperty("is_book_required"u8).GetBoolean(),
            Now = ExactJson.Time(root.GetProperty("now_ms"u8)),
            Input = new CycleInput(market, ReadFeatures(root, market.Count)) { Slot = ExactJson.Time(root.GetProperty("slot_ms"u8)) },
            State = root.GetProperty("state"u8).Deserialize<CycleState>(CoreJson.Compact),
        };
    }

    private static void WriteFeatures(Utf8JsonWriter json, FeatureBoard board)
    {
        json.WriteStartArray("regime"u8);
        json.WriteStringValue(board.Regime.Regime.ToCode());
        ExactJson.Write(json, board.Regime.TrendPct);
        ExactJson.Write(json, board.Regime.VolPct);
        json.WriteBooleanValue(board.Regime.IsInsufficientData);
        json.WriteEndArray();

        // Names stand once; a reader that knows other features takes what it knows.
        json.WriteStartArray("feature_names"u8);
        foreach (var field in FeatureField.All)
        {
            json.WriteStringValue(field.Name);
        }

        json.WriteEndArray();
        json.WriteStartArray("features"u8);
        foreach (ref var f in board.Values.AsSpan())
        {
            json.WriteStartArray();
            json.WriteNumberValue(f.LastCandleAt.UnixMs);
            json.WriteNumberValue(f.WindowEnd.UnixMs);
            json.WriteNumberValue(f.BarCount);
            json.WriteStringValue(f.SmaCross.ToCode());
            json.WriteBooleanValue(f.HigherLow);
            json.WriteBooleanValue(f.HasDataGap);
            foreach (var field in FeatureField.All)
            {
                ExactJson.Write(json, field.In(ref f));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static FeatureBoard ReadFeatures(JsonElement root, int count)
    {
        const int Others = 6;
        var fields = root.GetProperty("feature_names"u8).EnumerateArray()
            .Select(name => FeatureField.All.FirstOrDefault(field => field.Name == name.GetString())
                ?? throw new FormatException($"the feature '{name}' is not one of ours"))
            .ToArray();
        var rows = root.GetProperty("features"u8);
        if (rows.GetArrayLength() != count)
        {
            throw new FormatException($"{rows.GetArrayLength()} rows of features for {count} products");
        }

        var board = new FeatureBoard(count);
        for (var i = 0; i < count; i++)
        {
            ref var f = ref board.Values[i];
            f.LastCandleAt = ExactJson.Time(rows[i][0]);
            f.WindowEnd = ExactJson.Time(rows[i][1]);
            f.BarCount = rows[i][2].GetInt64();
            f.SmaCross = ExactJson.Code<SmaCross>(rows[i][3]);
            f.HigherLow = rows[i][4].GetBoolean();
            f.HasDataGap = rows[i][5].GetBoolean();
            for (var k = 0; k < fields.Length; k++)
            {
                fields[k].In(ref f) = ExactJson.Double(rows[i][Others + k]);
            }
        }

        var regime = root.GetProperty("regime"u8);
        board.Regime = new RegimeReading(
            ExactJson.Code<Regime>(regime[0]), ExactJson.Double(regime[1]), ExactJson.Double(regime[2]), regime[3].GetBoolean());
        return board;
    }
}
