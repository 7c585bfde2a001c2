# The sentences of the rules in this folder, and what each means: [when]sentence=condition, [then]sentence=call. A word
# in braces is a value of the sentence. Bring a fact's value along as $name where a sentence after "then" says it.

[when]At least {share} of liquidity is BTC=Liquidity( $share : btcShare, btcShare >= {share} )
[when]Less than {share} of liquidity is BTC=Liquidity( $share : btcShare, btcShare < {share} )
[when]Less than {share} of production is hedged=HedgeCover( $cover : fraction, fraction < {share} )
[when]At least {share} of production is hedged=HedgeCover( $cover : fraction, fraction >= {share} )
[when]The hedged share of production is known=HedgeCover( $cover : fraction )

[when]Futures stand at or above spot=FuturesBasis( $basis : perYear, perYear >= 0 )
[when]Futures stand below spot=FuturesBasis( $basis : perYear, perYear < 0 )
[when]No futures are quoted=not FuturesBasis( )
[when]Futures are quoted=exists FuturesBasis( )
[when]Implied volatility is at most {share} a year=ImpliedVol( $vol : perYear, perYear <= {share} )
[when]Implied volatility is above {share} a year=ImpliedVol( $vol : perYear, perYear > {share} )
[when]No options are quoted=not ImpliedVol( )

[when]At least {share} of the machines listed earn less than their power costs=ObsolescenceShare( $idle : fraction, fraction >= {share} )
[when]A fleet not listed by machine earns less than its power costs=Revenue( $earned : usdPerDay ) and PowerCost( $drawn : usdPerDay, usdPerDay > $earned ) and not ObsolescenceShare( )

[when]A margin call is within {share} of the price=exists MarginCall( distance < {share} )
[when]No loan is past its margin call=not MarginCall( distance <= 0 )
[when]A loan is past its margin call, and the free BTC pay for its cure=MarginCallCure( $loan : loanId, $add : btcToAdd, $pay : usdToPay, usdToPay >= 0, $next : nextCallPriceUsd ) and Liquidity( $usd : usd, $share : btcShare, usd * btcShare > 0, usd * btcShare >= $pay )
[when]A loan is past its margin call, and the free BTC do not pay for its cure=MarginCallCure( $loan : loanId, $add : btcToAdd, $pay : usdToPay, $next : nextCallPriceUsd ) and not Liquidity( usd * btcShare > 0, usd * btcShare >= $pay )
[when]No margin call is within {share} of the price=not MarginCall( distance < {share} )
[when]A runway is below {days} days=exists ( Runway( days < {days}, scenario in (BASE, OBSERVED) ) or RunwayAtMost( days < {days}, scenario == BASE ) )
[when]No runway is below {days} days, and each is known=not Runway( days < {days}, scenario in (BASE, OBSERVED) ) and not Unavailable( metric == "Runway", reason == Reason.MISSING_INPUT )
[when]No cash margin is below {share}=not CashMargin( fraction < {share} )
[when]A cash margin is below {share}=exists CashMargin( fraction < {share} )
[when]No other rule speaks of stress or crunch, or asks for a hedge=OtherRules( worst in (NORMAL, WATCH), !crunch, !hedge )
[when]Cash margin is below {margin} or debt service cover below {cover} or a runway below {days} days or a margin call within {distance} of the price=exists ( CashMargin( fraction < {margin} ) or Dscr( ratio < {cover} ) or Runway( days < {days}, scenario in (BASE, OBSERVED) ) or MarginCall( distance < {distance} ) )

[then]Buy a zero-cost collar on {ratio} of production for {days} days, saying "{text}" with the hedged share and the volatility=findings.hedge(ZERO_COST_COLLAR, {ratio}, {days}, "{text}", $cover * 100, $vol * 100);
[then]Buy puts on {ratio} of production for {days} days, saying "{text}" with the hedged share, the basis and the volatility=findings.hedge(BUY_PUTS, {ratio}, {days}, "{text}", $cover * 100, $basis * 100, $vol * 100);
[then]Buy puts on {ratio} of production for {days} days, saying "{text}" with the hedged share and the volatility=findings.hedge(BUY_PUTS, {ratio}, {days}, "{text}", $cover * 100, $vol * 100);
[then]Do nothing, saying "{text}" with the hedged share=findings.hedge(DO_NOTHING, 0, 0, "{text}", $cover * 100);
[then]Keep the cash of {ratio} of production for {days} days, saying "{text}" with the hedged share=findings.hedge(BUILD_CASH, {ratio}, {days}, "{text}", $cover * 100);
[then]Keep the cash of {ratio} of production for {days} days, saying "{text}" with the loan, the coins, the dollars and the next call=findings.hedge(BUILD_CASH, {ratio}, {days}, "{text}", $loan, $add, $pay, $next);
[then]Sell as much of the free BTC as cures it on day {days} at the latest, saying "{text}" with the loan, the coins, the dollars and the next call=findings.hedge(SELL_TREASURY, $pay / ($usd * $share), {days}, "{text}", $loan, $add, $pay, $next);
[then]Keep the cash of {ratio} of production for {days} days, saying "{text}" with the share of BTC=findings.hedge(BUILD_CASH, {ratio}, {days}, "{text}", $share * 100);
[then]Sell futures against {ratio} of production for {days} days, saying "{text}" with the hedged share and the basis=findings.hedge(SELL_FUTURES, {ratio}, {days}, "{text}", $cover * 100, $basis * 100);
[then]Sell hashrate forward against {ratio} of production for {days} days, saying "{text}" with the hedged share and the basis=findings.hedge(HASHRATE_FORWARD, {ratio}, {days}, "{text}", $cover * 100, $basis * 100);
[then]Sell hashrate forward for cash up front against {ratio} of production for {days} days, saying "{text}" with the hedged share=findings.hedge(PREPAID_HASHRATE, {ratio}, {days}, "{text}", $cover * 100);
[then]Stop {ratio} of the machines whose power costs more than they earn for {days} days, saying "{text}" with their share=findings.hedge(CURTAIL, {ratio}, {days}, "{text}", $idle * 100);
[then]Stop {ratio} of the machines whose power costs more than they earn for {days} days, saying "{text}" with revenue and power cost=findings.hedge(CURTAIL, {ratio}, {days}, "{text}", $earned, $drawn);
[then]Sell {ratio} of the free BTC on day {days} at the latest, saying "{text}" with the share of BTC=findings.hedge(SELL_TREASURY, {ratio}, {days}, "{text}", $share * 100);
