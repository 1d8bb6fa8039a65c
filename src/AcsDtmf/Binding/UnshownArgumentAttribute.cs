using System;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>
/// Converts an argument to the type of its parameter. Unlike the error of the binder, the error does not contain the value, which may be a
/// misplaced secret if its type is wrong.
/// </summary>
/// <param name="type">The type of the parameter.</param>
internal sealed class UnshownArgumentAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        LanguagePrimitives.TryConvertTo(inputData, type, out object? converted)
            ? converted
            : throw new ArgumentTransformationMetadataException($"The value cannot be converted to {type.Name}. It is not shown, because it may be a secret.");
}
