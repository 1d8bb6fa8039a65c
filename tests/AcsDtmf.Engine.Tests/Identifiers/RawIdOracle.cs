using System.Linq;
using System.Text.RegularExpressions;

namespace AcsDtmf.Engine.Tests.Identifiers;

/// <summary>An independent implementation of the rules, as a table of patterns. The first pattern that matches names the kind.</summary>
internal static class RawIdOracle
{
    private static readonly (Regex Pattern, string Kind)[] Rows =
    [
        (Row(@"4:.*"), "phoneNumber"),
        (Row(@"8:(teamsvisitor|orgid|dod|gcch):[^:]*"), "microsoftTeamsUser"),
        (Row(@"8:spool:[^:]*"), "communicationUser"),
        (Row(@"8:(acs|dod-acs|gcch-acs):[^:_]*_[^:_]*_[^:_]*"), "teamsExtensionUser"),
        (Row(@"8:(acs|dod-acs|gcch-acs):[^:]*"), "communicationUser"),
        (Row(@"28:(orgid|dod|gcch):[^:]*"), "microsoftTeamsApp"),
        (Row(@".*"), "unknown"),
    ];

    internal static string KindOf(string rawId) => Rows.First(row => row.Pattern.IsMatch(rawId)).Kind;

    private static Regex Row(string pattern) => new($@"\A{pattern}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
