using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trading.Core.Tests.House;

/// <summary>Every type that a type's compiled form names: in signatures, fields, attributes, constraints and method bodies.</summary>
internal static class TypeUses
{
    /// <summary>The types used, each with the member that uses it. Generic arguments and element types are taken apart.</summary>
    public static IEnumerable<(string Member, TypeReference Used)> Of(TypeDefinition type) =>
    [
        .. In("its declaration", [type.BaseType, .. Attributes(type), .. Constraints(type), .. type.Interfaces.Select(i => i.InterfaceType)]),
        .. type.Fields.SelectMany(field => In(field.Name, [field.FieldType, .. Attributes(field)])),
        .. type.Properties.SelectMany(property => In(property.Name, [property.PropertyType, .. Attributes(property)])),
        .. type.Events.SelectMany(raised => In(raised.Name, [raised.EventType, .. Attributes(raised)])),
        .. type.Methods.SelectMany(method => In(method.Name, [.. Signature(method), .. Body(method)])),
    ];

    private static IEnumerable<(string Member, TypeReference Used)> In(string member, IEnumerable<TypeReference?> types) =>
        types.SelectMany(TakeApart).Select(type => (member, type));

    private static IEnumerable<TypeReference> Signature(MethodDefinition method) => Attributes(method)
        .Concat(Constraints(method))
        .Append(method.ReturnType)
        .Concat(Attributes(method.MethodReturnType))
        .Concat(method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)))
        .Concat(method.Overrides.SelectMany(Parts));

    private static IEnumerable<TypeReference?> Body(MethodDefinition method) => !method.HasBody
        ? []
        : method.Body.Variables.Select(variable => (TypeReference?)variable.VariableType)
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
            .Concat(method.Body.Instructions.SelectMany(Operand));

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => Parts(method),
        CallSite site => site.Parameters.Select(parameter => parameter.ParameterType).Append(site.ReturnType),
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(MethodReference method)
    {
        var generic = method is GenericInstanceMethod instance ? instance.GenericArguments : [];
        return generic.Append(method.DeclaringType).Append(method.ReturnType)
            .Concat(method.Parameters.Select(parameter => parameter.ParameterType));
    }

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider owner) => owner.GenericParameters
        .SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType).Concat(Attributes(parameter)));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider owner) => owner.CustomAttributes.SelectMany(
        attribute => attribute.ConstructorArguments
            .Concat(attribute.Properties.Select(property => property.Argument))
            .Concat(attribute.Fields.Select(field => field.Argument))
            .SelectMany(Argument)
            .Append(attribute.AttributeType));

    private static IEnumerable<TypeReference> Argument(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument boxed => Argument(boxed),
        CustomAttributeArgument[] many => many.SelectMany(Argument),
        _ => [argument.Type],
    };

    private static IEnumerable<TypeReference> TakeApart(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(TakeApart).Append(generic.ElementType),
        FunctionPointerType pointer => pointer.Parameters.Select(p => p.ParameterType).Append(pointer.ReturnType).SelectMany(TakeApart),
        RequiredModifierType required => TakeApart(required.ElementType).Concat(TakeApart(required.ModifierType)),
        OptionalModifierType optional => TakeApart(optional.ElementType).Concat(TakeApart(optional.ModifierType)),
        TypeSpecification element => TakeApart(element.ElementType),
        _ => [type],
    };
}
