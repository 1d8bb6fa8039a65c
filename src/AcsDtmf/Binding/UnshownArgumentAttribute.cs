using System;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>
/// Converts an argument to the type of its parameter, with an error that does not repeat it. The binder's own error would, and next to
/// parameters for secrets, a value of the wrong type may be a misplaced secret.
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
