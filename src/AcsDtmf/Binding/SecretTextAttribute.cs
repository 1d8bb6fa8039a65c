using System.Management.Automation;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>
/// Lets a secret come as text too, and turns it into a SecureString before it becomes a parameter's value. It refuses nothing: the
/// binder would put what was refused into its error.
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
