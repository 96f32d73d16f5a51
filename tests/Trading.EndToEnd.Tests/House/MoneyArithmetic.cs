using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trading.Tests.House;

/// <summary>Finds arithmetic on money in a compiled assembly: the hosts may carry and print amounts, never compute them.</summary>
internal static class MoneyArithmetic
{
    private static readonly string[] MoneyTypes =
        ["System.Decimal", "Trading.Core.Money", "Trading.Core.Price", "Trading.Core.Quantity", "Trading.Core.BasisPoints", "Trading.Core.Increment"];

    // Comparisons and conversions are not arithmetic.
    private static readonly string[] Operations =
    [
        "op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_Modulus", "op_UnaryNegation", "op_Increment", "op_Decrement",
        "Add", "Subtract", "Multiply", "Divide", "Remainder", "Negate", "Round", "Floor", "Ceiling", "Truncate", "Shift", "PriceOf",
        "QuantityOf", "FloorOf",
    ];

    /// <summary>One line for each call, naming the method it stands in.</summary>
    public static string[] In(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return
        [
            .. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions.Select(instruction => (method, instruction)))
                .Where(at => at.instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Ldftn)
                .Where(at => at.instruction.Operand is MethodReference called && IsArithmetic(called))
                .Select(at => $"{at.method.FullName} calls {((MethodReference)at.instruction.Operand).FullName}"),
        ];
    }

    private static bool IsArithmetic(MethodReference called) => called.DeclaringType.FullName switch
    {
        "System.Math" => called.Parameters.Any(parameter => parameter.ParameterType.FullName == "System.Decimal")
            && called.Name is not ("Min" or "Max"),
        "System.Linq.Enumerable" => called.Name is "Sum" or "Average" && called.FullName.Contains("System.Decimal", StringComparison.Ordinal),
        var owner => MoneyTypes.Contains(owner) && Operations.Contains(called.Name),
    };
}
