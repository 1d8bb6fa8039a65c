using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AcsDtmf.Binding;

/// <summary>
/// Accepts the arguments that no other parameter accepts, and keeps only the parameter names among them. Without a parameter for them, the
/// error of the binder would contain such an argument, which may be a misplaced secret.
/// </summary>
internal sealed class SurplusArgumentsAttribute : ArgumentTransformationAttribute
{
    // The binder passes the name of an unknown parameter as text. No key and no token consists of a hyphen and a few letters.
    private static readonly Regex ParameterName = new(@"^-[A-Za-z]{1,30}:?\z", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } items ? items.Cast<object?>().Select(Describe).ToArray() : new[] { Describe(inputData) };

    /// <summary>Returns the name of an unknown parameter; an empty text for a value.</summary>
    private static string Describe(object? item) =>
        Shape.Unwrap(item) is string text && ParameterName.IsMatch(text) ? text.Trim('-', ':') : string.Empty;
}
