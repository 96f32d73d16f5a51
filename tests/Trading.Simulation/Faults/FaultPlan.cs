using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core;

namespace Trading.Simulation.Faults;

/// <summary>All that goes wrong in a run. Entries do not depend on each other, so that any subset is a plan.</summary>
internal sealed record FaultPlan(IReadOnlyList<Fault> Faults)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static FaultPlan None { get; } = new([]);

    public static FaultPlan Of(params Fault[] faults) => new(faults);

    public static FaultPlan Parse(string json) =>
        new(JsonSerializer.Deserialize<List<Fault>>(json, Json) ?? throw new ArgumentException("not a plan: null", nameof(json)));

    /// <summary>One to a dozen faults of any kinds, none in effect at or after <paramref name="until"/>.</summary>
    public static FaultPlan Random(ulong seed, int until)
    {
        var random = new SeededRandom(seed ^ 0x5DEECE66D);
        var faults = new List<Fault>();
        var count = 1 + random.NextInt32(12);
        for (var i = 0; i < count; i++)
        {
            faults.Add(FaultDice.Throw(ref random, until));
        }

        return new FaultPlan([.. faults.OrderBy(f => f.Slot)]);
    }

    /// <summary>One line that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => JsonSerializer.Serialize(Faults, Json);
}
