using System.Reflection;

namespace Trading.Core.Tests.MoneyTypes;

/// <summary>What the operators of the money types accept. An operator that is not here does not compile.</summary>
public class DimensionTests
{
    private static readonly string[] Operators =
    [
        "op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_Modulus", "op_LessThan", "op_GreaterThan",
        "op_LessThanOrEqual", "op_GreaterThanOrEqual",
    ];

    [Theory]
    [InlineData("op_Addition", typeof(Price), typeof(Quantity))]
    [InlineData("op_Addition", typeof(Quantity), typeof(Price))]
    [InlineData("op_Addition", typeof(Price), typeof(Price))]
    [InlineData("op_Addition", typeof(Money), typeof(Price))]
    [InlineData("op_Addition", typeof(Money), typeof(Quantity))]
    [InlineData("op_Addition", typeof(Money), typeof(decimal))]
    [InlineData("op_Addition", typeof(Price), typeof(BasisPoints))]
    [InlineData("op_Subtraction", typeof(Money), typeof(Quantity))]
    [InlineData("op_Subtraction", typeof(Quantity), typeof(Price))]
    [InlineData("op_Multiply", typeof(Money), typeof(Money))]
    [InlineData("op_Multiply", typeof(Price), typeof(Price))]
    [InlineData("op_Multiply", typeof(Quantity), typeof(Quantity))]
    [InlineData("op_LessThan", typeof(Price), typeof(Quantity))]
    [InlineData("op_LessThan", typeof(Money), typeof(decimal))]
    public void Operator_MixedDimensions_DoesNotExist(string name, Type left, Type right) =>
        Assert.DoesNotContain((left, right), Pairs(name));

    [Fact]
    public void Operators_OfTheMoneyTypes_AreThese()
    {
        Assert.Equal([(typeof(BasisPoints), typeof(BasisPoints)), (typeof(Money), typeof(Money)), (typeof(Quantity), typeof(Quantity))], Pairs("op_Addition"));
        Assert.Equal([(typeof(BasisPoints), typeof(BasisPoints)), (typeof(Money), typeof(Money)), (typeof(Quantity), typeof(Quantity))], Pairs("op_Subtraction"));
        Assert.Contains((typeof(Price), typeof(Quantity)), Pairs("op_Multiply"));
        Assert.All(Operators.Skip(5).SelectMany(Pairs), pair => Assert.Equal(pair.Left, pair.Right));
    }

    [Theory]
    [InlineData(typeof(Price))]
    [InlineData(typeof(Quantity))]
    [InlineData(typeof(Money))]
    [InlineData(typeof(BasisPoints))]
    [InlineData(typeof(Increment))]
    public void Conversions_OfAMoneyType_DoNotExist(Type type) => Assert.DoesNotContain(
        type.GetMethods(BindingFlags.Public | BindingFlags.Static),
        method => method.Name is "op_Implicit" or "op_Explicit");

    [Fact]
    public void PriceTimesQuantity_ResultType_IsMoney() => Assert.Equal(
        typeof(Money),
        typeof(Price).GetMethod("op_Multiply", [typeof(Price), typeof(Quantity)])!.ReturnType);

    private static (Type Left, Type Right)[] Pairs(string name) =>
    [
        .. new[] { typeof(BasisPoints), typeof(Increment), typeof(Money), typeof(Price), typeof(Quantity) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name == name && method.GetParameters().Length == 2)
            .Select(method => (method.GetParameters()[0].ParameterType, method.GetParameters()[1].ParameterType)),
    ];
}
