using System.Management.Automation;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>
/// Accepts a secret as text too, and converts it to a SecureString before it becomes the value of a parameter. It accepts every value,
/// because the error of the binder would contain a rejected one.
/// </summary>
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = Shape.Unwrap(inputData);
        return input is null or SecureString ? input : SecretText.Protect(LanguagePrimitives.ConvertTo<string>(input));
    }
}
