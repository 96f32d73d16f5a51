using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;

namespace Trading.Runtime.Cycles;

/// <summary>What a record says of one decision and the input it was made from: an entry of its <c>inputs</c>.</summary>
internal static class DecisionNote
{
    public const string Phase = "phase";
    public const string At = "at";
    public const string Hash = "hash";
    public const string Exits = "exits";
    public const string Follows = "follows";

    /// <param name="at">When it was decided.</param>
    /// <param name="hash">Hash of the input; null where it was not kept.</param>
    /// <param name="exits">What was decided, a JSON array.</param>
    public static string OfExits(Timestamp at, string? hash, string exits) => Write(json =>
    {
        WriteHead(json, CyclePhase.Exits, at, hash);
        json.WritePropertyName(Exits);
        json.WriteRawValue(exits, skipInputValidation: true);
    });

    /// <param name="at">When it was decided.</param>
    /// <param name="hash">Hash of the input; null where it was not kept.</param>
    /// <param name="follows">Place, from 0, of the exit phase of the same run among the inputs; null where there was none.</param>
    public static string OfEntries(Timestamp at, string? hash, int? follows) => Write(json =>
    {
        WriteHead(json, CyclePhase.Entries, at, hash);
        if (follows is { } place)
        {
            json.WriteNumber(Follows, place);
        }
    });

    private static void WriteHead(Utf8JsonWriter json, CyclePhase phase, Timestamp at, string? hash)
    {
        json.WriteString(Phase, phase.ToCode());
        json.WriteString(At, at.ToDateTimeOffset());
        json.WriteString(Hash, hash);
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
