using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AcsDtmf.Binding;

/// <summary>Validates the form of an api-version. Unlike the error of ValidatePattern, the error does not contain the value, which may be a misplaced secret.</summary>
internal sealed class ValidateApiVersionAttribute : ValidateArgumentsAttribute
{
    private static readonly Regex Form = new(@"^\d{4}-\d{2}-\d{2}(-preview)?\z", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string version || !Form.IsMatch(version))
        {
            throw new ValidationMetadataException("The value is not an api-version such as 2026-03-12. It is not shown, because it may be a secret.");
        }
    }
}
