using System.Globalization;
using System.Linq;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

public sealed class ErrorAdviceTests
{
    /// <summary>Gets the codes of the service's documentation that concern these operations, each with its status.</summary>
    public static TheoryData<string, int> DocumentedCodes => new()
    {
        { "8522", 404 },
        { "8523", 400 },
        { "8501", 400 },
        { "8528", 400 },
        { "8585", 400 },
        { "8519", 409 },
        { "8583", 412 },
        { "8520", 405 },
        { "7501", 401 },
        { "7504", 403 },
        { "7507", 403 },
        { "7509", 401 },
        { "7510", 401 },
        { "8516", 429 },
        { "8529", 429 },
        { "8530", 429 },
        { "8558", 400 },
        { "8508", 487 },
        { "Denied", 401 },
        { "UserLicenseNotPresentForbidden", 403 },
    };

    [Theory]
    [MemberData(nameof(DocumentedCodes))]
    public void A_documented_code_has_advice_of_its_own(string code, int status)
    {
        string advice = ErrorAdvice.For(code, status);

        // 8516 has the same advice as its status, because it has the same meaning.
        Assert.True(advice != ErrorAdvice.For("nobody knows", status) || code == "8516", advice);
    }

    [Fact]
    public void Every_status_has_advice()
    {
        Assert.All(
            Enumerable.Range(100, 900).Where(status => status is < 200 or >= 300),
            status => Assert.EndsWith(".", ErrorAdvice.For("Http" + status.ToString(CultureInfo.InvariantCulture), status)));
    }
}
