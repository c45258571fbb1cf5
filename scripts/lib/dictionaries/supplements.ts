/** Everyday words of chats and shops that the sources lack, by language: brands, abbreviations, anglicisms. */
export const supplements: Readonly<Record<string, string>> = {
  en: `
    gmail hotmail paypal ebay iphone ipad macbook whatsapp wifi klarna venmo dhl ups fedex usps hermes dpd apple google
    samsung amex visa mastercard usd gbp eur aud sepa topup topups crypto roundtrip thx pls plz lol omg btw asap tshirt tshirts hoodie hoodies onesie sku iban pdf app apps login signup
    checkout unsubscribe chatbot chatbots voicebot preorder preordered prepaid pickup dropoff restock restocked
    reorder reordered relist gonna wanna gotta dunno lemme gimme cuz coz bday ok okay yep nope yup nah hiya howdy
    cant dont wont isnt arent wasnt werent doesnt didnt hasnt havent hadnt shouldnt wouldnt couldnt im ive youre
    theyre thats whats wheres hows theres lets hes shes itll youll theyll youve weve theyve id ill
  `,
  de: `
    gmail hotmail paypal ebay iphone ipad macbook whatsapp wlan klarna dhl ups fedex hermes dpd gls apple google samsung
    jeans sneaker sneakers hoodie hoodies shirt shirts tshirt tshirts app apps login newsletter online account tracking
    refund voucher code codes email mail mails sms iban pdf ok okay jo jep nee nö joa hallöchen tschüss tschau moin servus
    lg vg mfg bzgl evtl vllt viell bissl bisschen grad gabs gibts hats ists wars wies obs dus habs wirds gehts stimmts
    rma sku chat chatbot chatten geliked gegoogelt downloaden downloaden gedownloadet upgraden upgrade update updates
  `,
};
