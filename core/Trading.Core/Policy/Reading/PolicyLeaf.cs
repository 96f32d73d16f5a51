using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy.Reading;

/// <summary>One value of a policy, or one whole list of values.</summary>
/// <param name="Text">Canonical; "null" where there is none.</param>
/// <param name="Value">The value; for a list, null.</param>
internal sealed record PolicyLeaf(string Path, string Text, object? Value, RangeAttribute? Range);
