using System.Text.Json;
using Trading.Core.Market;

namespace Trading.Core.Cycle;

/// <summary>A product's id, encoded once for all lines of a record file.</summary>
internal readonly struct ProductText(ProductId id)
{
    public JsonEncodedText Id { get; } = JsonEncodedText.Encode(id.Value);
}
