using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Trading.Core.Policy.Reading;

/// <summary>A property of a policy record as a file names it.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="IsKey">Whether it tells the records of a list apart.</param>
internal sealed record PolicyField(string Name, PropertyInfo Property, RangeAttribute? Range, bool IsKey)
{
    public Type Type => Property.PropertyType;
}
