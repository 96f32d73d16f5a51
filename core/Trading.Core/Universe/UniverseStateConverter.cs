using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core.Market;

namespace Trading.Core.Universe;

/// <summary>Stores the universe's state in row order; whoever stores it keeps the order of the products beside it.</summary>
internal sealed class UniverseStateConverter : JsonConverter<UniverseState>
{
    public override UniverseState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Stored>(ref reader, options) is not { Standings: { } standings } stored
            ? default
            : Restored(stored, standings);

    public override void Write(Utf8JsonWriter writer, UniverseState value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Stored(value.RefreshedAt, value.SharedStandings, value.Spreads), options);

    private static UniverseState Restored(Stored stored, UniverseStanding[] standings) =>
        stored.Spreads is { } spreads && spreads.Length != standings.Length * SpreadSamples.Count
            ? throw new JsonException($"{spreads.Length} spread samples of {standings.Length} products")
            : new UniverseState(stored.RefreshedAt, standings, stored.Spreads);

    private sealed record Stored(Timestamp RefreshedAt, UniverseStanding[]? Standings, double[]? Spreads);
}
