using System.Reflection;
using Trading.Core.Features;

namespace Trading.Core.Tests.Features;

public class FeatureFieldTests
{
    [Fact]
    public void All_AreEveryNumberOfTheFeaturesInTheirOrder()
    {
        var numbers = typeof(FeatureValues).GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => field.FieldType == typeof(double))
            .OrderBy(field => field.MetadataToken)
            .ToArray();
        Assert.Equal(numbers.Length, FeatureField.All.Count);
        for (var i = 0; i < numbers.Length; i++)
        {
            var f = default(FeatureValues);
            FeatureField.All[i].In(ref f) = i + 1;
            Assert.Equal((double)(i + 1), numbers[i].GetValue(f));
        }

        Assert.Equal(["price", "return_15m_pct", "return_60m_pct"], FeatureField.All.Take(3).Select(field => field.Name));
    }
}
